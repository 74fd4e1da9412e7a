# crosscheck in a small image: docker build -t crosscheck . && docker run --rm -v "$PWD:/work" crosscheck --draft draft.md sources/
FROM rust:1.91-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --release --locked --bin crosscheck && strip target/release/crosscheck

FROM debian:bookworm-slim
# git serves --changed-since; the mounted repository belongs to another user.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
COPY --from=build /src/target/release/crosscheck /usr/local/bin/crosscheck
COPY LICENSE-MIT LICENSE-APACHE NOTICE /usr/share/doc/crosscheck/
WORKDIR /work
ENTRYPOINT ["crosscheck"]
CMD ["--help"]
