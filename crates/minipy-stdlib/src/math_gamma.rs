//! `gamma` and `lgamma`: the Lanczos approximation with the coefficients CPython uses, so that both give the same digits.
//!
//! The coefficients are for g = 6.0246... and 13 terms; they come from the Boost library (`boost/math/special_functions/
//! lanczos.hpp`, N = 13), whence CPython has them (`Modules/mathmodule.c`).

use std::f64::consts::PI;

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
const LOG_PI: f64 = 1.1447298858494002;

const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];

/// x * (x + 1) * ... * (x + 11), multiplied out.
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Why a function of one number has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoValue {
    /// It is not defined there.
    Domain,
    /// It is beyond the floats.
    Range,
}

fn finite(value: f64) -> Result<f64, NoValue> {
    if value.is_infinite() {
        Err(NoValue::Range)
    } else {
        Ok(value)
    }
}

/// The Lanczos sum; for large numbers in powers of 1/x, as those of x would overflow.
fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for i in (0..NUMERATOR.len()).rev() {
            numerator = numerator * x + NUMERATOR[i];
            denominator = denominator * x + DENOMINATOR[i];
        }
    } else {
        for i in 0..NUMERATOR.len() {
            numerator = numerator / x + NUMERATOR[i];
            denominator = denominator / x + DENOMINATOR[i];
        }
    }
    numerator / denominator
}

/// sin(pi x), precise also where pi x is not.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0f64.copysign(x) * sine
}

/// The gamma function.
pub(crate) fn gamma(x: f64) -> Result<f64, NoValue> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x == 0.0 || x < 0.0 && x == x.floor() {
        return Err(NoValue::Domain);
    }
    if x == x.floor() && x <= 23.0 {
        // Factorials up to 22! are floats without rounding.
        return Ok((2..x as u64).map(|n| n as f64).product());
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return finite(1.0 / x);
    }
    if magnitude > 200.0 {
        return if x < 0.0 {
            Ok(0.0 / sin_pi(x))
        } else {
            Err(NoValue::Range)
        };
    }
    let y = magnitude + G_MINUS_HALF;
    // What the addition rounded off.
    let error = if magnitude > G_MINUS_HALF {
        (y - magnitude) - G_MINUS_HALF
    } else {
        (y - G_MINUS_HALF) - magnitude
    };
    let correction = error * G / y;
    // The power is taken in two steps where one would overflow.
    let steps: &[f64] = if magnitude < 140.0 { &[1.0] } else { &[0.5, 0.5] };
    let exponent = |part: f64| {
        if part == 1.0 {
            magnitude - 0.5
        } else {
            magnitude / 2.0 - 0.25
        }
    };
    let mut value;
    if x < 0.0 {
        value = -PI / sin_pi(magnitude) / magnitude * y.exp() / lanczos_sum(magnitude);
        value -= correction * value;
        for &part in steps {
            value /= y.powf(exponent(part));
        }
    } else {
        value = lanczos_sum(magnitude) / y.exp();
        value += correction * value;
        for &part in steps {
            value *= y.powf(exponent(part));
        }
    }
    finite(value)
}

/// The logarithm of the magnitude of the gamma function.
pub(crate) fn log_gamma(x: f64) -> Result<f64, NoValue> {
    if x.is_nan() {
        return Ok(x);
    }
    if x.is_infinite() {
        return Ok(f64::INFINITY);
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(NoValue::Domain) } else { Ok(0.0) };
    }
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return Ok(-magnitude.ln());
    }
    let mut value = lanczos_sum(magnitude).ln() - G;
    value += (magnitude - 0.5) * ((magnitude + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        value = LOG_PI - sin_pi(magnitude).abs().ln() - magnitude.ln() - value;
    }
    finite(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answers are those of CPython 3.14.
    #[test]
    fn gamma_is_that_of_cpython() {
        let cases = [
            (0.5, Ok(1.7724538509055159)),
            (-0.5, Ok(-3.544907701811032)),
            (10.1, Ok(454760.7514415857)),
            (23.0, Ok(1.1240007277776077e21)),
            (24.0, Ok(2.585201673888497e22)),
            (150.3, Ok(1.7112969992195767e261)),
            (171.0, Ok(7.257415615307998e306)),
            (-171.5, Ok(1.9316265431712e-310)),
            (172.0, Err(NoValue::Range)),
            (1e-310, Err(NoValue::Range)),
            (-1.0, Err(NoValue::Domain)),
            (0.0, Err(NoValue::Domain)),
            (f64::NEG_INFINITY, Err(NoValue::Domain)),
        ];
        for (x, expected) in cases {
            assert_eq!(gamma(x), expected, "gamma({x})");
        }
        let cases = [
            (4.0, Ok(1.7917594692280554)),
            (2.5, Ok(0.2846828704729196)),
            (-2.5, Ok(-0.05624371649767457)),
            (1e-300, Ok(690.7755278982137)),
            (10.5, Ok(13.940625219403763)),
            (1e306, Err(NoValue::Range)),
            (0.0, Err(NoValue::Domain)),
        ];
        for (x, expected) in cases {
            assert_eq!(log_gamma(x), expected, "lgamma({x})");
        }
    }
}
