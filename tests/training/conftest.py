"""Sums on one thread, as in training: small sums take longer on several, and differ."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
