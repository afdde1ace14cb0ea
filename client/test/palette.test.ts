import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const css = ["palette", "base", "controls"].map((n) => readFileSync(`src/css/${n}.css`, "utf8")).join("\n");

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function blocks(attribute: string): Map<string, Map<string, string>> {
  const found = [...css.matchAll(new RegExp(`\\[data-${attribute}="(\\w+)"\\] \\{([^}]+)\\}`, "g"))];
  return new Map(found.map(([, name, body]) => [name!, variables(body!)]));
}

function variables(body: string): Map<string, string> {
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]));
}

const root = variables(css.slice(css.indexOf(":root {")));

test("white words are readable on every player's colour, and the colour stands out from sea and land", () => {
  const seats = blocks("seat");
  assert.deepEqual([...seats.keys()].sort(), ["CHN", "JPN", "KOR", "PRK", "RUS", "UKR", "USA"]);
  for (const [seat, v] of seats) {
    assert.ok(contrast(v.get("seat")!, "#ffffff") >= 4.5, `${seat} under white`);
    for (const ground of ["sea", "land"]) {
      assert.ok(contrast(v.get("seat")!, root.get(ground)!) >= 3, `${seat} on ${ground}`);
    }
    assert.ok(contrast(root.get("ink")!, v.get("tint")!) >= 4.5, `dark words on the tint of ${seat}`);
  }
});

test("every step of tension carries its number readably", () => {
  const steps = blocks("heat");
  assert.equal(steps.size, 7);
  for (const [step, v] of steps) {
    assert.ok(contrast(v.get("heat")!, v.get("heat-ink")!) >= 4.5, `step ${step}`);
  }
});

test("text colours are readable on the grounds they stand on", () => {
  const pairs = [
    ["ink-2", "page"],
    ["ink-2", "panel"],
    ["accent", "accent-soft"],
    ["warn", "warn-soft"],
    ["good", "good-soft"],
    ["bad", "bad-soft"],
  ];
  for (const [ink, ground] of pairs) {
    assert.ok(contrast(root.get(ink!)!, root.get(ground!)!) >= 4.5, `${ink} on ${ground}`);
  }
});
