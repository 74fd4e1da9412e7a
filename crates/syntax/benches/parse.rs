//! Times the whole pipeline.

fn main() {
    divan::main();
}
