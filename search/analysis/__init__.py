"""Danish, analysed once: what is indexed and what is asked go through the same steps, without a database."""
