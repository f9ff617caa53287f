// Passkeys: the browser's side of the ceremonies that Spring Security offers under /webauthn and /login/webauthn.
"use strict";

(() => {
  const place = document.querySelector("[data-passkey]");
  if (!place) return;
  // Web Authentication wants a secure page and a host with a name; a bare number cannot hold a passkey.
  const able = window.isSecureContext && window.PublicKeyCredential && !/^[\d.]+$|^\[/.test(location.hostname);
  if (!able) return;
  place.hidden = false;
  document.querySelectorAll("[data-passkey-absent]").forEach((each) => (each.hidden = true));

  const token = document.querySelector('meta[name="_csrf"]').content;
  const header = document.querySelector('meta[name="_csrf_header"]').content;
  const button = place.querySelector("button");
  const refusal = place.querySelector(".refusal");
  const ceremony = place.dataset.passkey === "make" ? make : use;

  button.addEventListener("click", async () => {
    button.disabled = true;
    refusal.hidden = true;
    try {
      await ceremony();
      location.assign(place.dataset.then || "/");
    } catch {
      refusal.textContent = place.dataset.failed;
      refusal.hidden = false;
      button.disabled = false;
    }
  });

  async function make() {
    const options = await ask("/webauthn/register/options");
    const key = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: {...options.user, id: bytes(options.user.id)},
        excludeCredentials: (options.excludeCredentials ?? []).map((each) => ({...each, id: bytes(each.id)})),
      },
    });
    const label = document.getElementById("passkey-name")?.value.trim() || "Passkey";
    await ask("/webauthn/register", {
      publicKey: {
        credential: {
          id: key.id,
          rawId: text(key.rawId),
          response: {
            attestationObject: text(key.response.attestationObject),
            clientDataJSON: text(key.response.clientDataJSON),
            transports: key.response.getTransports?.() ?? [],
          },
          type: key.type,
          clientExtensionResults: key.getClientExtensionResults(),
          authenticatorAttachment: key.authenticatorAttachment,
        },
        label,
      },
    });
  }

  async function use() {
    const options = await ask("/webauthn/authenticate/options");
    const key = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: (options.allowCredentials ?? []).map((each) => ({...each, id: bytes(each.id)})),
      },
    });
    const {response} = key;
    await ask("/login/webauthn", {
      id: key.id,
      rawId: text(key.rawId),
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : undefined,
      },
      credType: key.type,
      clientExtensionResults: key.getClientExtensionResults(),
      authenticatorAttachment: key.authenticatorAttachment,
    });
  }

  async function ask(address, body) {
    const response = await fetch(address, {
      method: "POST",
      headers: {"Content-Type": "application/json", Accept: "application/json", [header]: token},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  function bytes(base64url) {
    const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
    return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0)).buffer;
  }

  function text(buffer) {
    const letters = Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join("");
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }
})();
