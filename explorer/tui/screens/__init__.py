"""The screens: each wires its panes together and owns the workers that fill them."""
