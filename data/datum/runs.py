"""Rows of one clerk stand together: what a row's neighbours in the file say of its datum.

Sheets of several people are put below each other, so datums come in runs. The order is taken
for a Markov chain that goes on in the same datum with a probability, or draws the next one by the
shares of the source; the probability is estimated from the source. What a row hears of the rows
before and after it is what the forward–backward algorithm leaves when its own voice is left out
(Rabiner 1989).
"""

from __future__ import annotations

import numpy as np

from .shifts import Points

_GO_ON = (0.5, 0.8, 0.9, 0.95, 0.98, 0.99)
_TOLD = 5.0  # log-likelihood that runs must explain better than no order does


def heard_of_neighbours(likelihood: Points, shares: Points) -> Points | None:
    """Return each row's belief (n, 3) before its own evidence, None if rows come in no runs.

    ``likelihood`` (n, 3) is that of each row under every datum, up to a factor.
    """
    alone = float(np.log(likelihood @ shares).sum())
    chains = [(_forward(likelihood, shares, go_on), go_on) for go_on in _GO_ON]
    (before, fit), go_on = max(chains, key=lambda chain: chain[0][1])
    if fit - alone < _TOLD:
        return None
    # the chain is reversible: read backwards it is the same chain
    after, _ = _forward(likelihood[::-1], shares, go_on)
    heard = before * after[::-1] / shares
    return np.asarray(heard / heard.sum(axis=1, keepdims=True))


def _forward(likelihood: Points, shares: Points, go_on: float) -> tuple[Points, float]:
    """Belief (n, 3) in each row by the rows before it, and the log-likelihood of all."""
    a, b, c = shares.tolist()
    fresh_a, fresh_b, fresh_c = ((1 - go_on) * share for share in (a, b, c))
    beliefs, totals = [], []
    for x, y, z in likelihood.tolist():
        beliefs.append((a, b, c))
        a, b, c = a * x, b * y, c * z
        total = a + b + c
        totals.append(total)
        rest = go_on / total
        a, b, c = a * rest + fresh_a, b * rest + fresh_b, c * rest + fresh_c
    return np.array(beliefs), float(np.log(totals).sum())
