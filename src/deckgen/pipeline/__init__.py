"""The one road from a folder of text to the files a person uses."""
