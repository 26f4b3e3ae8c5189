"""statistics: two variables, NormalDist, density estimates."""
import statistics as st
from statistics import NormalDist

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3.5]
print(st.covariance(x, y), st.correlation(x, y), st.correlation(x, y, method='ranked'), st.linear_regression(x, y), st.linear_regression(x, y, proportional=True), st.linear_regression(x, y).slope, st.correlation(x, [-v for v in x]))
for f in st.covariance, st.correlation, st.linear_regression:
    for bad in ([1], [1]), ([1, 2], [1]), ([], []), ([1, 1], [1, 2]), ([1, 2], ['a', 'b']):
        show(lambda: f(*bad))
show(lambda: st.correlation(x, y, method='other'))
n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance, n.pdf(110), n.cdf(110), n.inv_cdf(0.9), n.zscore(130), n.quantiles(), n.quantiles(n=10), n.overlap(NormalDist(110, 10)), n.overlap(NormalDist(90, 15)))
print(n + 5, n - 5, 5 - n, n * 2, n / 4, -n, +n, n + NormalDist(1, 20), n - NormalDist(1, 20), n == NormalDist(100, 15), n == 5, hash(n) == hash(NormalDist(100, 15)), 2 * n, 1 + n, NormalDist(), NormalDist(mu=3), NormalDist.from_samples([1, 2, 4, 8]))
print([round(n.inv_cdf(p), 12) for p in (1e-300, 1e-9, 0.001, 0.02425, 0.1, 0.5, 0.75, 0.97575, 0.999999)], n.samples(3, seed=42), NormalDist(0, 1).samples(2, seed='s'))
for call in (lambda: NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: n.inv_cdf(1.5), lambda: NormalDist(0, 0).pdf(1), lambda: NormalDist(0, 0).cdf(1), lambda: NormalDist(0, 0).zscore(1), lambda: n.overlap(5), lambda: NormalDist(0, 0).overlap(n), lambda: NormalDist('a'), lambda: n + 'a', lambda: NormalDist.from_samples([1]), lambda: n * n, lambda: setattr(n, 'mean', 3), lambda: setattr(n, 'extra', 3)):
    show(call)
sample = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
for kernel in 'normal', 'logistic', 'sigmoid', 'rectangular', 'triangular', 'parabolic', 'quartic', 'triweight', 'cosine', 'gauss', 'biweight', 'epanechnikov', 'uniform':
    pdf, cdf = st.kde(sample, 1.5, kernel), st.kde(sample, h=1.5, kernel=kernel, cumulative=True)
    rand = st.kde_random(sample, 1.5, kernel, seed=8675309)
    print(kernel, [round(f(v), 12) for f in (pdf, cdf) for v in (-3, 0, 2.5)], [round(rand(), 12) for _ in range(3)])
for call in (lambda: st.kde([], 1), lambda: st.kde([1], 0), lambda: st.kde([1], 1, 'other'), lambda: st.kde(['a'], 1), lambda: st.kde_random([], 1)):
    show(call)
