import assert from "node:assert/strict";
import {test} from "node:test";
import {verifies} from "../src/reader/ed25519";
import {pinned, Trust} from "../src/reader/verify";
import {TestKey, TestPress} from "./reader-press";

Object.defineProperty(crypto.subtle, "importKey", {value: () => Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"))});

test("a browser that knows no Ed25519 checks signatures in script", async () => {
  const key = new TestKey("meadow.example/clock");
  const said = new TextEncoder().encode("said");
  const signature = Uint8Array.from(key.sign("said"));
  assert.equal(await verifies(Uint8Array.from(key.bytes), said, signature), true);
  signature[5]! ^= 1;
  assert.equal(await verifies(Uint8Array.from(key.bytes), said, signature), false);
});

test("it reads a whole head that way", async () => {
  const now = Date.UTC(2026, 2, 1, 12);
  const press = new TestPress("meadow.example", now - 1000);
  press.publish({"/": {body: "Front"}}, now);
  assert.equal((await new Trust(pinned(press.root)).head({get: async (name) => press.files.get(name) ?? null}, now)).edition.number, 1);
});
