// The report page in a real browser: report.mjs PROGRAM SOURCE PACKAGES BROWSER.
// Every page is opened from a file; none may ask for anything, log an error or break its policy.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [program, source, packages, executablePath] = process.argv.slice(2).map((word) => path.resolve(word));
const require = createRequire(path.join(packages, "node_modules", "x.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "entente-browser-"));

let faults = 0, checks = 0;
const check = (good, what) => {
  ++checks;
  if (good) return;
  ++faults;
  console.log("FAILED", what);
};
const entente = (...words) => execFileSync(program, [...words, "-q"], { stdio: ["ignore", "pipe", "inherit"] });
const report = (name, ...words) => {
  const file = path.join(folder, name + ".html");
  entente("report", ...words, "-o", file);
  return pathToFileURL(file).href;
};

// Networks.
const hostile = () => {
  const seeds = ["<script>window.__ran=1</script>", "</script><script>window.__ran=1</script>", "<!--<script>", "-->", "]]>", "</style><script>window.__ran=1</script>",
    "</title><svg onload=window.__ran=1>", "<img src=x onerror=window.__ran=1>", "<img src=https://evil.example/x.png>", "javascript:window.__ran=1", "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "`onclick=alert(1)`", "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;", "\u202etxt.exe", "\u2066isolated", "\\u003cscript\\u003e", "\\", "\"", "{\"a\":[", "${alert(1)}", "{{constructor.constructor('alert(1)')()}}",
    "%3Cscript%3E", "<a href=javascript:alert(1)>x</a>", "<iframe srcdoc='<script>alert(1)</script>'>", "<iframe src=//evil.example>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><input type=submit>", "<math><mtext><img src=x onerror=alert(1)></mtext></math>", "<plaintext>",
    "<textarea>", "<noscript><img src=x onerror=alert(1)></noscript>", "<template>", "<object data=//evil.example>", "<embed src=//evil.example>", "<link rel=stylesheet href=//evil.example>",
    "<style>*{display:none}</style>", "<svg><script>window.__ran=1</script></svg>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>", "\u2028alert(1)", "__proto__", "constructor", "=HYPERLINK(\"//evil.example\")"];
  return seeds.flatMap((seed) => [seed, `Ə ${seed} 清華`, seed + seed, `x${seed}`]);
};
const cell = (text) => `"${String(text).replaceAll("\"", "\"\"")}"`;
const table = (rows) => rows.map((row) => row.map(cell).join(",")).join("\n") + "\n";
const toml = (text) => JSON.stringify(text);
const hostileStudy = () => {
  const names = hostile(), at = path.join(folder, "hostile");
  fs.mkdirSync(path.join(at, "facts"), { recursive: true });
  const some = (i) => names[i % names.length];
  fs.writeFileSync(path.join(at, "study.toml"), `title = ${toml(names[0] + names[7])}\nfacts = "facts"\n` +
    names.map((name, i) => `[[source]]\nid = ${toml(`s${i} ${name}`)}\ntitle = ${toml(name)}\n`).join("") +
    "[analyses]\ncentrality = [\"degree\"]\nclusters = [\"components\"]\n");
  const id = (i) => `a${i} ${some(i)}`, from = (i) => `s${i} ${names[i]}`;
  fs.writeFileSync(path.join(at, "facts/actors.csv"), table([["id", "name", "kind", "country", "acronym", "unit_of", "certainty", "source", "place", "note"],
    ["hub", "The hub", "university", "AZ", "", "", "", from(0), "p1", ""],
    ...names.map((name, i) => [id(i), `${i} ${name}`, "university", "DE", some(i + 3), "", "", from(i), some(i + 1), some(i + 2)])]));
  fs.writeFileSync(path.join(at, "facts/ties.csv"), table([["from", "to", "type", "start", "end", "as_of", "event", "certainty", "scope", "wording", "source", "place", "note"],
    ...names.map((name, i) => ["hub", id(i), "mou", `${2000 + i % 20}`, "", "", "", "", some(i + 1), name, from(i), some(i + 2), some(i + 3)])]));
  fs.writeFileSync(path.join(at, "facts/claims.csv"), table([["topic", "subject", "property", "value", "source", "place", "note"],
    ...names.flatMap((name, i) => [0, 1].map((j) => [`${i} ${name}`, id((i + 1) % names.length), some(i + 2), `${j} ${some(i + 3)}`, from(i), some(i + 4), some(i + 5)]))]));
  return [path.join(at, "study.toml"), names];
};
const list = (n) => {
  let state = 1;
  const draw = (below) => (state = (state * 48271) % 2147483647) % below; // the same on every machine
  const file = path.join(folder, `n${n}.el`), lines = [];
  for (let i = 1; i < n; ++i)
    for (let k = 0; k < 2; ++k) {
      const first = Math.floor(i / 300) * 300;
      lines.push(`u${i} u${i > first && draw(10) ? first + draw(i - first) : draw(i)}`);
    }
  fs.writeFileSync(file, lines.join("\n") + "\n");
  return file;
};

const launched = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
const open = async (url, { width = 1300, height = 900, script = true, scheme = "light", withAxe = false } = {}) => {
  const context = await launched.newContext({ viewport: { width, height }, javaScriptEnabled: script, colorScheme: scheme, reducedMotion: "reduce" });
  context.setDefaultTimeout(120000); // other work may run beside
  const page = await context.newPage();
  page.seen = [];
  page.on("request", (request) => request.url() === url || page.seen.push(`request ${request.url()}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.seen.push(`console ${message.text()}`));
  page.on("pageerror", (error) => page.seen.push(`error ${error.message}`));
  page.on("dialog", (dialog) => { page.seen.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("popup", () => page.seen.push("popup"));
  if (script) await page.addInitScript(() => {
    window.__violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  if (withAxe) await page.addInitScript(axe);
  await page.goto(url);
  if (script) await page.waitForFunction(() => document.documentElement.dataset.ready);
  page.done = async (what) => {
    if (script) page.seen.push(...await page.evaluate(() => window.__violations.concat(window.__ran ? ["a name ran as script"] : [])));
    check(page.seen.length === 0, `${what}: ${page.seen.slice(0, 5).join("; ")}`);
    await context.close();
  };
  return page;
};
const shown = (page) => page.locator("#explorer [role=status]").textContent();
const numbers = (text) => text.match(/\d+/g).map(Number);
const picture = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(document.querySelector("canvas").toDataURL())))));
const width = (page) => page.evaluate(() => document.documentElement.scrollWidth);
const violations = async (page, what) => {
  // Rows and items are all alike; some of each are enough.
  await page.evaluate(() => document.querySelectorAll("tbody tr:nth-child(n + 9), main li:nth-child(n + 9)").forEach((element) => element.remove()));
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const v of found.violations) check(false, `${what}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  check(found.passes.length > 15, `${what}: axe looked at little`);
};

const explore = async (url) => {
  const page = await open(url);
  check(await page.locator("#explorer").isVisible(), "the explorer is shown");
  check(!await page.locator("#network figure.still").isVisible(), "the still picture gives way");
  const all = await shown(page), [actors, ties] = numbers(all);
  check(actors > 100 && ties > 100, `actors and ties are shown: ${all}`);

  // Search, one actor, its evidence, its partner.
  await page.fill("#search", "kharkiv poly");
  check(/^1 actor/.test(await page.locator(".detail p").first().textContent()), "the search finds one actor");
  await page.locator(".detail li button").first().click();
  check(/Kharkiv Polytechnic/.test(await page.locator(".detail h3").textContent()), "the actor is told of");
  const said = await page.locator(".detail li").allTextContents();
  check(said.some((text) => /Memorandum of understanding, 2019-09-16.*aztu-register row \d+/.test(text)), `the evidence of a tie is told: ${said[0]}`);
  await page.locator(".detail li button").first().click();
  check(await page.locator(".detail h3").textContent() === "Azerbaijan Technical University", "a partner is followed");
  const held = await page.locator(".detail li").count();
  await page.getByRole("button", { name: "All actors" }).click();
  await page.fill("#search", "no such actor anywhere");
  check(/^0 actors/.test(await page.locator(".detail p").first().textContent()), "the search finds nobody");
  await page.fill("#search", "");
  check(held > 50, "the hub has many ties");

  // Time, by keys and by playing.
  const slider = page.locator("#year");
  await slider.focus();
  await page.keyboard.press("Home");
  const early = numbers(await shown(page));
  check(early[1] < ties && early[1] > 0, `few ties have begun in the first year: ${early}`);
  await page.keyboard.press("ArrowRight");
  check(Number(await slider.inputValue()) === Number(await slider.getAttribute("min")) + 1, "a key moves the year on");
  const before = await slider.inputValue();
  await page.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction((then) => Number(document.getElementById("year").value) > Number(then) + 1, before);
  await page.getByRole("button", { name: "Stop" }).click();
  const halted = await slider.inputValue();
  await page.waitForTimeout(900);
  check(await slider.inputValue() === halted, "time halts");
  await slider.focus();
  await page.keyboard.press("End");
  check(await shown(page) === all, "at the end all is shown");

  // Every filter takes something away and gives it back.
  const ticks = page.locator(".filters input");
  check(await ticks.count() >= 20, "there are filters");
  for (let i = 0; i < await ticks.count(); ++i) {
    await ticks.nth(i).evaluate((tick) => tick.click());
    const [a, t] = numbers(await shown(page));
    check(a < actors || t < ties, `filter ${i} takes nothing away`);
    await ticks.nth(i).evaluate((tick) => tick.click());
    check(await shown(page) === all, `filter ${i} gives back`);
  }

  // Tables.
  const column = (number) => page.locator("#centrality tbody").first().evaluate((body, at) => [...body.rows].map((row) => row.cells[at].textContent), number);
  const heads = await page.locator("#centrality thead").first().locator("th").allTextContents();
  const at = heads.indexOf("Betweenness"), name = heads.indexOf("Actor");
  check(at > 0 && name === 0, `the table has its columns: ${heads}`);
  const isOrdered = (values) => values.every((v, i) => i === 0 || values[i - 1] >= v);
  const heading = (number) => page.locator("#centrality thead").first().locator("th button").nth(number);
  await heading(at).click();
  check(isOrdered((await column(at)).map(parseFloat)), "numbers sort downwards");
  check(await page.locator("#centrality th").nth(at).getAttribute("aria-sort") === "descending", "the heading says so");
  await heading(at).click();
  check(isOrdered((await column(at)).map(parseFloat).reverse()), "and upwards");
  await heading(name).focus();
  await page.keyboard.press("Enter");
  const names = await column(name);
  check(names.join() === [...names].sort(new Intl.Collator("en", { numeric: true }).compare).join(), "names sort by the keyboard");

  // Looking around: keys, wheel, drag, buttons, and back to the whole.
  const canvas = page.locator("canvas");
  await canvas.scrollIntoViewIfNeeded();
  await canvas.focus();
  await page.keyboard.press("0");
  const whole = await picture(page);
  const { x, y, width: w, height: h } = await canvas.boundingBox();
  const moves = {
    plus: () => page.keyboard.press("+"), arrow: () => page.keyboard.press("ArrowLeft"), wheel: async () => { await page.mouse.move(x + w / 2, y + h / 2); await page.mouse.wheel(0, -300); },
    drag: async () => { await page.mouse.move(x + 20, y + 20); await page.mouse.down(); await page.mouse.move(x + 90, y + 60, { steps: 3 }); await page.mouse.up(); },
  };
  for (const [what, move] of Object.entries(moves)) {
    await move();
    await page.waitForTimeout(60);
    check(await picture(page) !== whole, `${what} moves the picture`);
    await canvas.focus();
    await page.keyboard.press("0");
    check(await picture(page) === whole, `0 shows the whole after ${what}`);
  }
  await page.locator(".zoom button").first().click();
  check(await picture(page) !== whole, "the button zooms");

  // The dark scheme, while the page is open.
  await page.emulateMedia({ colorScheme: "dark" });
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  check(numbers(ground).slice(0, 3).every((part) => part < 60), `dark is dark: ${ground}`);
  await page.done("the study");
};

const pressHub = async (url, owner) => {
  const page = await open(url);
  const { x, y, width: w, height: h } = await page.locator("canvas").boundingBox();
  await page.mouse.click(x + w / 2, y + h / 2);
  check(await page.locator(".detail h3").textContent() === owner, "a click on the middle of the ring chooses the owner");
  await page.locator("canvas").focus();
  await page.keyboard.press("Escape");
  check(await page.locator(".detail h3").count() === 0, "escape lets go");
  for (const link of await page.locator("#evidence a").evaluateAll((all) => all.map((a) => a.href))) check(/^https?:/.test(link), `link ${link}`);
  check(await page.locator("#evidence a").count() > 50, "rows lead to the web");
  await page.done("the register");
};

const withoutScript = async (url) => {
  const page = await open(url, { script: false });
  check(await page.locator("#network figure.still svg").isVisible(), "without script the picture stands");
  check(!await page.locator("#explorer").isVisible(), "without script there is no explorer");
  for (const section of ["reading", "centrality", "clusters", "growth", "uncertainty", "methods", "evidence"])
    check(await page.locator(`#${section} h2`).isVisible(), `without script the section ${section} is there`);
  check(await page.locator("#evidence tbody tr").count() > 100, "without script the evidence is there");
  await page.done("without script");
};

const print = async (url) => {
  const page = await open(url);
  await page.emulateMedia({ media: "print" });
  check(await page.locator("#network figure.still svg").isVisible(), "the picture is printed");
  check(!await page.locator("canvas").isVisible(), "the canvas is not");
  const file = path.join(folder, "page.pdf");
  await page.pdf({ path: file, format: "A4", printBackground: true });
  const pages = fs.readFileSync(file, "latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  check(pages.length > 1 && pages.length < 60, `${pages.length} pages`);
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
  for (const words of ["Azerbaijan Technical University", "Who matters", "Methods", "https://doi.org/"]) check(text.includes(words), `the print says ${words}`);
  await page.done("print");
};

const attack = async () => {
  const [study, names] = hostileStudy();
  const url = report("hostile", study);
  const page = await open(url);
  check(names.length >= 200, "there are many hostile names");
  check(await page.locator("script").count() === 2, "no script but ours");
  check(await page.locator("iframe, object, embed, form, base, img, link, video, math, template, marquee, meta[http-equiv=refresh]").count() === 0, "no element of a name");
  const bad = await page.evaluate(() => [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes].filter((a) => /^on/i.test(a.name) || a.name === "href" && !/^(#|https?:)/.test(a.value)).map((a) => `${e.tagName} ${a.name}=${a.value}`)));
  check(bad.length === 0, `attributes that act: ${bad.slice(0, 3)}`);
  check((await page.locator("#evidence tbody tr").count()) === names.length, "each tie has its row");
  const labels = await page.locator("#evidence tbody").evaluate((body) => [...body.rows].map((row) => row.cells[1].textContent));
  check(labels.includes("0 <script>window.__ran=1</script>"), "a name stands as it was written");
  // Each name through the search and the detail pane.
  await page.fill("#search", "x<script>");
  await page.locator(".detail li button").first().click();
  await page.fill("#search", "hub");
  await page.locator(".detail li button", { hasText: "The hub" }).click();
  check(await page.locator(".detail li").count() === names.length, "all its ties are told");
  for (const head of await page.locator("th button").all()) await head.evaluate((button) => button.click());
  await page.locator(".detail li button").last().click();
  await page.done("hostile names");
};

const accessible = async (url, what) => {
  for (const look of [{}, { scheme: "dark" }, { width: 390, height: 844 }]) {
    const page = await open(url, { ...look, withAxe: true });
    const words = `${what} ${look.scheme ?? "light"} ${look.width ?? 1300}`;
    if (look.width) {
      check(await width(page) <= look.width, `${words}: the page is ${await width(page)} wide`);
      check(!await page.locator(".filters").evaluate((details) => details.open), `${words}: filters are folded`);
      await page.locator(".filters summary").click();
      check(await width(page) <= look.width, `${words}: with filters the page is ${await width(page)} wide`);
    }
    await violations(page, words);
    await page.done(words);
  }
};

const large = async () => {
  for (const [n, seconds] of [[2000, 1], [10000, 3], [21000, 6]]) {
    const url = report(`n${n}`, list(n), "-m", "degree", "--method", "leiden");
    const page = await open(url);
    const ready = await page.evaluate(() => performance.getEntriesByName("entente-ready")[0].startTime / 1000);
    console.log(`${n} actors: ready after ${ready.toFixed(2)} s`);
    check(ready < 3 * seconds, `${n} actors are ready after ${ready} s`); // three times: other work may run beside
    check(numbers(await shown(page))[0] === n, `${n} actors are shown`);
    if (n > 20000) {
      const clusters = await picture(page);
      const { x, y, width: w, height: h } = await page.locator("canvas").boundingBox();
      let told = 0;
      for (let i = 1; i < 20 && !told; ++i)
        for (let j = 1; j < 12 && !told; ++j) {
          await page.mouse.click(x + w * i / 20, y + h * j / 12);
          told = await page.locator(".detail li").count();
        }
      check(told > 20, `a click on a cluster lists its actors: ${told}`);
      await page.locator(".detail li button").first().click();
      check(await page.locator(".detail h3").count() === 1, "and one of them can be chosen");
      await page.locator("canvas").focus();
      for (let i = 0; i < 8; ++i) await page.keyboard.press("+");
      check(await picture(page) !== clusters, "closer by, actors are drawn");
    }
    await page.done(`${n} actors`);
  }
};

try {
  const owner = "Azerbaijan Technical University";
  const study = report("study", path.join(source, "data/azerbaijan/study.toml"));
  const register = report("register", path.join(source, "data/azerbaijan/register.tsv"), "--owner", owner, "--at", "2024-12", "--uncertainty", "sample:40");
  await explore(study);
  await pressHub(register, owner);
  await withoutScript(study);
  await print(register);
  await attack();
  await accessible(study, "study");
  await accessible(register, "register");
  await large();
} finally {
  await launched.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
console.log(`${checks} checks, ${faults} failed`);
process.exit(faults ? 1 : 0);
