"""The paper: sizes, what is asked of the printer, where each face stands on a sheet."""
