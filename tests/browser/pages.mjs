// The pages under test, written by the program itself: a fixture story, and reports that try to break out of the page.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "crosscheck-browser-"));

function write(name, reports) {
  const page = join(folder, `${name}.html`);
  execFileSync(process.env.CROSSCHECK, ["--fail-on", "none", "--quiet", "-o", page, ...reports]);
  return `file://${page}`;
}

/// Removes what was written.
export function clear() {
  rmSync(folder, { recursive: true, force: true });
}

/// A fixture story by name.
export function story(name) {
  const reports = readdirSync(join(root, "fixtures/stories", name)).filter((file) => file.endsWith(".txt")).sort();
  return write(name, reports.map((file) => join(root, "fixtures/stories", name, file)));
}

/// The draft of the sample repository, against its sources.
export function drafted() {
  const sample = join(root, "fixtures/ci");
  return write("draft", [join(sample, "sources"), "--draft", join(sample, "drafts/quay-bridge.md")]);
}

/// Words of reports that must stay words.
export const attacks = {
  script: "<script>window.broken = 1</script>",
  close: "</style></script><img src=x onerror=window.broken=1>",
  comment: "<!-- --><b>bold</b>",
  attribute: "\" onclick=\"window.broken=1",
  bidi: "\u202eesrever\u2066",
  control: "\u0007\u009b31m",
};

/// Two reports that contradict each other in hostile words.
export function hostile() {
  const words = Object.values(attacks).join(" ");
  const report = (dead) =>
    `Fire kills ${dead} in Tarnow ${words}\n\nThe fire in Tarnow killed ${dead} people on Monday, said mayor ${attacks.comment} Kowal.\n\n` +
    `The crews came in the evening ${words}.\n\nThe mayor of Tarnow ${attacks.script} thanked the crews.\n`;
  const paths = [12, 19].map((dead, i) => {
    const path = join(folder, `<img src=x onerror=window.broken=${i}>.txt`);
    writeFileSync(path, report(dead));
    return path;
  });
  return write("hostile", paths);
}

/// A draft that quotes in hostile words, and sources that have them otherwise.
export function hostileDraft() {
  const inside = [attacks.script, attacks.close, attacks.bidi, attacks.control].join(" ");
  const text = (quoted, speaker) => `The mayor of Tarnow spoke on Monday ${attacks.attribute} ${attacks.comment}.\n\n` +
    `“We saw the ${quoted} bridge fall down ${inside}”, said ${speaker} ${attacks.script}.\n`;
  const paths = [["old", "Ewa Kowal"], ["new", "Ewa Kowal"], ["new", "Piotr Banik"]].map(([quoted, speaker], i) => {
    const path = join(folder, `<b>draft${i}.txt`);
    writeFileSync(path, text(quoted, speaker));
    return path;
  });
  return write("hostile-draft", [paths[1], paths[2], "--draft", paths[0]]);
}
