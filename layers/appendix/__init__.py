"""The appendix of a joint-enforcement memorandum: tables for its sheet and its workbooks."""
