//! Whole reports through ingest.
