"""Make the sheet of somebody who prepares a talk about their work alone, and its drawings."""
