// How soon the page of a large network can be used, in a real browser.
//
//   node tests/bench/report/ready.mjs PROGRAM PACKAGES BROWSER [ROUNDS]
//
// PROGRAM is the built entente, PACKAGES a folder into which tests/browser/package.json was installed (scripts/test makes
// build/test/browser), BROWSER chromium. Each round opens the page in a fresh browser; time runs from the begin of navigation to the
// mark that the script sets once the network is drawn and controls answer. Checked first: every actor is shown. Exits with 1 when a
// median passes its bound, 1 s for 2,000 actors and 3 s for 10,000.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [program, packages, executablePath] = process.argv.slice(2, 5).map((word) => path.resolve(word));
const rounds = Number(process.argv[5] ?? 5);
const { chromium } = createRequire(path.join(packages, "node_modules", "x.js"))("playwright-core");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "entente-ready-"));
let failed = false;

/// Two partners each, nine in ten from a community of 300; the same on every machine.
const list = (n) => {
  let state = 1;
  const draw = (below) => (state = (state * 48271) % 2147483647) % below;
  const file = path.join(folder, `n${n}.el`), lines = [];
  for (let i = 1; i < n; ++i)
    for (let k = 0; k < 2; ++k) {
      const first = Math.floor(i / 300) * 300;
      lines.push(`u${i} u${i > first && draw(10) ? first + draw(i - first) : draw(i)}`);
    }
  fs.writeFileSync(file, lines.join("\n") + "\n");
  return file;
};

try {
  for (const [n, bound] of [[2000, 1], [10000, 3], [21000, Infinity]]) {
    const file = path.join(folder, `n${n}.html`);
    const begin = performance.now();
    execFileSync(program, ["report", list(n), "-m", "degree", "--method", "leiden", "-q", "-o", file]);
    const made = (performance.now() - begin) / 1000, times = [];
    for (let round = 0; round < rounds; ++round) {
      const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
      const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
      await page.goto(pathToFileURL(file).href);
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      const shown = await page.locator("#explorer [role=status]").textContent();
      if (!shown.startsWith(`${n} actors`)) throw new Error(`${n} actors: ${shown}`);
      times.push(await page.evaluate(() => performance.getEntriesByName("entente-ready")[0].startTime / 1000));
      await browser.close();
    }
    times.sort((a, b) => a - b);
    const median = times[Math.floor(rounds / 2)];
    failed ||= median > bound;
    console.log(`${n} actors: page made in ${made.toFixed(2)} s, ${(fs.statSync(file).size / 1000).toFixed(0)} kB; ready after ${median.toFixed(2)} s ` +
      `(median of ${rounds}, ${times[0].toFixed(2)}–${times[rounds - 1].toFixed(2)})${Number.isFinite(bound) ? `, bound ${bound} s` : ""}`);
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
