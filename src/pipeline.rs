//! Every stage in order on one page; start reading here.
