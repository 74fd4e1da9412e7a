//! Stand-in.
/// Similarity.
pub fn similarity(_a: &str, _b: &str) -> Option<f32> { None }
