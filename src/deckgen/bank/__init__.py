"""A bank's text form: YAML read with places kept, resolved, and written back."""
