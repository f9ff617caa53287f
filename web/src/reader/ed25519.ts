import {verifyAsync} from "@noble/ed25519";
import {fromHex, type Bytes} from "./bytes";

const inBrowser = async (key: Bytes, said: Bytes, signature: Bytes): Promise<boolean> =>
  crypto.subtle.verify("Ed25519", await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]), signature, said);

/** The same in script, for browsers that know SHA-512 but not Ed25519 (before Safari 17, Firefox 129, Chrome 137). */
export const inScript = (key: Bytes, said: Bytes, signature: Bytes): Promise<boolean> => verifyAsync(signature, said, key, {zip215: false});

/** RFC 8032 §7.1, TEST 1: whoever says no to this doesn't know Ed25519. */
const KEY = fromHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
const SIGNATURE = fromHex(
  "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
);
let chosen: Promise<typeof inScript> | undefined;

/** Whether `signature` (64 bytes) is Ed25519 of RFC 8032 by `key` (32 bytes) over `said`. */
export async function verifies(key: Bytes, said: Bytes, signature: Bytes): Promise<boolean> {
  chosen ??= inBrowser(KEY, new Uint8Array(), SIGNATURE).then((holds) => (holds ? inBrowser : inScript), () => inScript);
  try {
    return await (await chosen)(key, said, signature);
  } catch {
    return false; // a key that is no point of the curve
  }
}
