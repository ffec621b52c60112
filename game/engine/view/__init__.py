"""Build what one viewer may see; every screen, page and file is made from this and nothing else."""
