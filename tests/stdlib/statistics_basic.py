"""statistics: averages, spreads, medians, quantiles, errors."""
import statistics as st
from fractions import Fraction as F

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

data = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
for f in st.mean, st.fmean, st.median, st.median_low, st.median_high, st.median_grouped, st.mode, st.multimode, st.stdev, st.pstdev, st.variance, st.pvariance, st.geometric_mean, st.harmonic_mean, st.quantiles:
    print(f.__name__, f(data), f([1, 2, 3, 4]), f(iter([5, 1, 3])), f([F(1, 2), F(3, 2), F(1, 2)]))
    for bad in [], 5, ['a', 'b'], [None]:
        show(lambda: f(bad))
print(st.mean([True, False, 1]), st.mean([1e308, 1e308]), st.mean([0.1] * 10), st.mean([F(1, 3), 1]), st.mean([1, 2.5, F(1, 2)]), st.mean(range(10**3)), st.stdev([1, 1, 1]), st.stdev([10**20, 10**20 + 1]), st.pvariance([0.1, 0.2, 0.3]), st.variance([1, 2], 1.5), st.pstdev([1, 2, 3], mu=2), st.variance([F(1), F(2), F(4)]))
print(st.mean([float('inf'), 1]), st.mean([float('nan')]), st.fmean([1, 2, 3], [1, 0, 3]), st.fmean([0.5] * 3, weights=iter([1, 2, 3])), st.harmonic_mean([40, 60], weights=[5, 30]), st.harmonic_mean([0, 1]), st.harmonic_mean([2]), st.geometric_mean([54, 24, 36]), st.geometric_mean([0, 5]))
print(st.median([1, 3]), st.median(['a']), st.median_grouped([52, 52, 53, 54]), st.median_grouped([1, 3, 3, 5, 7], interval=2), st.mode('aabbb'), st.mode([3, 1, 3, 1]), st.multimode('aabbbbccddddeeffffgg'), st.multimode(''))
for n in 1, 2, 4, 10:
    print(st.quantiles(range(1, 12), n=n), st.quantiles([1, 2, 4.5], n=n, method='inclusive'))
for call in (lambda: st.variance([1]), lambda: st.stdev([1]), lambda: st.quantiles([1, 2], n=0), lambda: st.quantiles([1, 2], method='x'), lambda: st.fmean([1], [1, 2]), lambda: st.fmean([1], [0]), lambda: st.harmonic_mean([-1]), lambda: st.harmonic_mean([1, -1]), lambda: st.harmonic_mean([1], ['a']), lambda: st.harmonic_mean([1, 2], [1]), lambda: st.harmonic_mean(['a']), lambda: st.geometric_mean([-1]), lambda: st.mode([]), lambda: st.mean([1, 'a']), lambda: st.mean({'a': 1}), lambda: st.stdev([float('inf'), 1]), lambda: st.median_grouped(['a']), lambda: st.quantiles([]), lambda: st.quantiles([5]), lambda: st.mean()):
    show(call)
print(issubclass(st.StatisticsError, ValueError), sorted(st.__all__) == sorted(set(st.__all__)))
