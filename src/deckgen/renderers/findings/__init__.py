"""Findings as a page: what to mend, the matrix as a heat map, the seconds of each story, its figures."""
