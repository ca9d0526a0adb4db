"""The page of findings: what to fix, the matrix as a heat map, the seconds and the figures of each story."""
