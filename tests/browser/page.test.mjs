// What the HTML report must do in a real browser: filter, search, link, be steered by keys, work without script, ask for nothing, be
// accessible, print, and keep the words of reports as words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { attacks, clear, drafted, hostile, hostileDraft, story } from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const WIDE = { width: 1400, height: 900 };
const SIZES = [WIDE, { width: 820, height: 1000 }, { width: 390, height: 844 }, { width: 320, height: 640 }];

let browser, arms, strike, evil, draft, evilDraft;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: [...QUIET, "--disable-component-update", "--disable-sync"],
  });
  [arms, strike, evil] = [story("arms-talks"), story("harrow-docks-strike"), hostile()];
  [draft, evilDraft] = [drafted(), hostileDraft()];
});
after(async () => {
  await browser?.close();
  clear();
});

/// Runs `work` on a page, and fails where the page complained or asked for anything but itself.
async function on(url, options, work) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("console", (message) => wrong.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { wrong.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (request.url().split("#")[0] !== url.split("#")[0]) wrong.push(`request: ${request.url()}`); });
  try {
    await page.goto(url);
    await work(page);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
}

const rows = (page) =>
  page.$$eval(".row", (rows) => rows.filter((row) => row.checkVisibility()).map((row) => ({ ...row.dataset, text: row.textContent })));
const current = (page) => page.$$eval("article.finding", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.id));
const tick = (page, name, value, on) =>
  page.$eval(`input[name="${name}"][value="${value}"]`, (box, on) => { if (box.checked !== on) box.click(); }, on);
const boxes = (page, name) => page.$$eval(`input[name="${name}"]`, (all) => all.map((box) => box.value));

test("every box of every filter shows its findings alone", () => on(arms, {}, async (page) => {
  const all = await rows(page);
  assert.ok(all.length > 20);
  const has = {
    verdict: (row, value) => row.verdict === value,
    kind: (row, value) => row.kinds.split(" ").includes(value),
    report: (row, value) => row.reports.split(" ").includes(value),
  };
  await page.click("#filters summary");
  for (const name of ["verdict", "kind", "report"]) {
    const values = await boxes(page, name);
    assert.ok(values.length > 1, name);
    for (const value of values) {
      for (const other of values) await tick(page, name, other, other === value);
      const expected = all.filter((row) => has[name](row, value)).map((row) => row.finding);
      assert.ok(expected.length > 0, `${name} ${value} has findings`);
      assert.deepEqual((await rows(page)).map((row) => row.finding), expected, `${name} ${value}`);
      assert.equal(await page.textContent("#count"), `${expected.length} of ${all.length} findings`);
    }
    for (const value of values) await tick(page, name, value, false);
    assert.equal((await rows(page)).length, 0, `${name}: nothing ticked, nothing shown`);
    assert.ok(await page.isVisible("#empty"));
    await page.click("#everything");
    await page.waitForFunction((n) => document.querySelector("#count").textContent.startsWith(`${n} of`), all.length);
  }
}));

test("confidence and search filter, and filters add up", () => on(arms, {}, async (page) => {
  const all = await rows(page);
  await page.click("#filters summary");
  await page.fill("#confidence", "0.95");
  const sure = all.filter((row) => Number(row.confidence) >= 0.95);
  assert.ok(sure.length > 0 && sure.length < all.length);
  assert.deepEqual((await rows(page)).map((row) => row.finding), sure.map((row) => row.finding));
  assert.equal(await page.textContent("#least"), "0.95");
  await page.fill("#search", "KREMLIN refused");
  const found = await rows(page);
  const told = (row) => page.locator(`[id="${row.finding}"]`).textContent();
  assert.ok(found.length > 0 && found.length < sure.length);
  for (const row of found) assert.match(row.text + (await told(row)), /Kremlin.*refused/);
  await tick(page, "verdict", "single-source", false);
  assert.equal((await rows(page)).length, 0);
  await page.fill("#search", "no such word anywhere");
  assert.ok(await page.isVisible("#empty"));
}));

test("a click shows the sentences side by side and the texts with the claims underlined", () => on(arms, {}, async (page) => {
  const row = page.locator('.row[data-kinds="certainty"]');
  const id = await row.getAttribute("data-finding");
  await row.locator("td").first().click();
  await page.waitForFunction((id) => location.hash === `#${id}`, id);
  assert.deepEqual(await current(page), [id]);
  const sides = page.locator(`[id="${id}"] .side`);
  assert.equal(await sides.count(), 2);
  const marks = await page.$$eval(`[id="${id}"] mark:not(.differs)`, (marks) => marks.map((mark) => mark.textContent));
  assert.deepEqual(marks, ["could", "will"]);
  const [left, right] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
  assert.ok(left.x + left.width <= right.x && Math.abs(left.y - right.y) < 2, "the two stand beside each other");
  const texts = await page.$$eval("details.text", (all) => all.filter((text) => text.open).map((text) => text.dataset.report));
  assert.deepEqual(texts, (await row.getAttribute("data-reports")).split(" "));
  const underlined = await page.$$eval(".c.now", (all) => all.map((piece) => piece.textContent));
  assert.ok(underlined.some((text) => text.startsWith("Kim Jong Un could travel")), underlined.join());
  const line = await page.$eval(".c.now", (piece) => getComputedStyle(piece).textDecorationLine);
  assert.equal(line, "underline");
}));

test("every finding has a deep link", async () => {
  let ids = [];
  await on(strike, {}, async (page) => { ids = (await rows(page)).map((row) => row.finding); });
  for (const size of [SIZES[0], SIZES[2]]) {
    for (const id of [ids[0], ids.at(-1)]) {
      await on(`${strike}#${id}`, { viewport: size }, async (page) => assert.deepEqual(await current(page), [id]));
    }
  }
  await on(`${strike}#c3`, { viewport: SIZES[2] }, async (page) => assert.ok(await page.isVisible("#c3")));
  await on(strike, {}, async (page) => {
    for (const id of ids) {
      await page.goto(`${strike}#${id}`);
      await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), id);
    }
  });
});

test("a link to a finding that the filters hide shows it all the same", () => on(arms, {}, async (page) => {
  const id = await page.getAttribute('.row[data-verdict="agreement"]', "data-finding");
  await tick(page, "verdict", "agreement", false);
  await page.evaluate((id) => { location.hash = id; }, id);
  await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), id);
  assert.ok((await rows(page)).some((row) => row.finding === id));
}));

test("keys lead through the findings", () => on(arms, {}, async (page) => {
  const ids = (await rows(page)).map((row) => row.finding);
  const at = (id) => page.waitForFunction((id) => document.querySelector(".row.now")?.dataset.finding === id, id);
  await at(ids[0]);
  await page.keyboard.press("j");
  await at(ids[1]);
  await page.keyboard.press("j");
  await at(ids[2]);
  await page.keyboard.press("k");
  await at(ids[1]);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("jk");
  assert.equal(await page.inputValue("#search"), "jk", "keys are letters in the search");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search"), "");
  await page.keyboard.press("Escape");
  await page.click("#next");
  await at(ids[2]);
}));

test("on a phone a finding opens alone and closes again", () => on(arms, { viewport: SIZES[2] }, async (page) => {
  assert.deepEqual(await current(page), []);
  await page.click(".row a");
  await page.waitForSelector("#close:visible");
  assert.equal((await rows(page)).length, 0);
  await page.click("#close");
  await page.waitForSelector(".row:visible");
  assert.deepEqual(await current(page), []);
  await page.goBack();
  await page.waitForSelector("article.finding:visible");
}));

test("all of it is there without script", () => on(arms, { javaScriptEnabled: false }, async (page) => {
  const count = await page.locator(".row").count();
  assert.equal(await page.locator("article.finding:visible").count(), count);
  assert.ok(!(await page.isVisible("#filters")) && !(await page.isVisible("#steps")));
  assert.equal(await page.locator("details.text[open]").count(), 4);
  const last = page.locator(".row a").last();
  await last.click();
  const target = await last.getAttribute("href");
  assert.ok(await page.locator(`[id="${target.slice(1)}"]`).isVisible());
}));

test("nothing is wider than the screen", async () => {
  for (const url of [arms, evil, draft, evilDraft]) {
    for (const viewport of SIZES) {
      await on(url, { viewport }, async (page) => {
        const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok((await over()) <= 0, `${viewport.width}`);
        await page.evaluate(() => { location.hash = document.querySelector(".row").dataset.finding; });
        await page.waitForSelector("article.finding:visible");
        assert.ok((await over()) <= 0, `${viewport.width}, a finding open`);
      });
    }
  }
});

test("axe finds no fault", async () => {
  const check = async (page, state) => {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations);
    const told = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((node) => node.html).join(" ")}`);
    assert.deepEqual(told, [], state);
  };
  const looks = ["light", "dark"].flatMap((scheme) => [arms, draft].map((url) => [scheme, url]));
  for (const [colorScheme, url] of looks) {
    for (const viewport of [SIZES[0], SIZES[2]]) {
      await on(url, { viewport, colorScheme }, async (page) => {
        const state = `${colorScheme}, ${viewport.width}`;
        await page.click("#filters summary");
        await check(page, state);
        await page.evaluate(() => { location.hash = document.querySelector(".row").dataset.finding; });
        await page.waitForSelector("article.finding:visible");
        await check(page, `${state}, a finding open`);
      });
    }
  }
  await on(evil, {}, (page) => check(page, "hostile words"));
});

test("each quotation of a draft is told, with its change and the way to its words", () => on(draft, {}, async (page) => {
  const told = await page.$$eval(".quote", (all) => all.map((one) => one.querySelector(".status").textContent.trim().replace(/^\S+ /, "")));
  assert.deepEqual(told, ["altered", "another speaker", "verbatim", "not found"]);
  const words = (name) => page.$$eval(`.quote.altered ${name}`, (all) => all.map((one) => one.textContent));
  assert.deepEqual([await words("ins"), await words("del")], [["that", "do not"], ["no longer"]]);
  for (const link of await page.locator(".quote a").all()) {
    const claim = (await link.getAttribute("href")).slice(1);
    await link.click();
    assert.ok(await page.isVisible(`#${claim}`), claim);
  }
  assert.equal(await page.locator("th .draft").count(), 1);
}));

test("on a phone a quotation leads to its words", () => on(draft, { viewport: SIZES[2] }, async (page) => {
  const link = page.locator(".quote a").first();
  const claim = (await link.getAttribute("href")).slice(1);
  await link.click();
  assert.ok(await page.isVisible(`#${claim}`));
}));

for (const [name, url] of [["report", () => evil], ["draft", () => evilDraft]]) test(`words of a ${name} stay words`, () => on(url(), {}, async (page) => {
  assert.ok((await rows(page)).some((row) => row.verdict === "contradiction"), "the hostile reports contradict each other");
  assert.equal(await page.evaluate(() => window.broken), undefined);
  assert.equal(await page.locator("script").count(), 1);
  assert.equal(await page.locator("style").count(), 1);
  assert.equal(await page.locator("img, b, iframe, object, [onclick], [onerror], [style]").count(), 0);
  const text = await page.evaluate(() => document.body.textContent);
  for (const name of ["script", "close", "comment", "attribute"]) assert.ok(text.includes(attacks[name]), name);
  assert.ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text));
  assert.ok(text.includes("<U+202E>esrever<U+2066>"));
}));

test("the policy stops what the page does not bring itself", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(arms);
  const blocked = await page.evaluate(async () => {
    const seen = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    const add = (name, set) => document.body.appendChild(Object.assign(document.createElement(name), set));
    add("script", { textContent: "window.broken = 1" });
    add("style", { textContent: "body { display: none }" });
    add("img", { src: "https://example.invalid/x.png" });
    add("div", { innerHTML: "<p style='color: red' onclick='window.broken = 1'>x</p>" }).querySelector("p").click();
    await fetch("https://example.invalid/").catch(() => seen.push("fetch"));
    await new Promise((done) => setTimeout(done, 200));
    return { seen: [...new Set(seen)].sort(), broken: window.broken };
  });
  assert.equal(blocked.broken, undefined);
  for (const directive of ["connect-src", "img-src", "script-src-elem", "style-src-attr", "style-src-elem"]) {
    assert.ok(blocked.seen.includes(directive), `${directive} is stopped: ${blocked.seen}`);
  }
  await context.close();
});

test("print shows every finding and no control", () => on(arms, {}, async (page) => {
  await page.emulateMedia({ media: "print" });
  const count = await page.locator(".row").count();
  assert.equal((await current(page)).length, count);
  for (const control of ["#filters", "#steps", ".skip"]) assert.ok(!(await page.isVisible(control)), control);
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
}));

test("signs tell verdicts and sides apart without colour", () => on(arms, {}, async (page) => {
  const signs = await page.$$eval(".row", (rows) => rows.map((row) => [row.dataset.verdict, row.querySelector(".sign").textContent]));
  const told = new Map(signs);
  assert.equal(new Set(told.values()).size, told.size);
  const cell = page.locator('.row[data-kinds="certainty"] td');
  assert.match(await cell.nth(0).textContent(), /●.*says it/);
  assert.match(await cell.nth(1).textContent(), /◆.*says otherwise/);
  assert.match(await cell.nth(2).textContent(), /^–$/);
}));
