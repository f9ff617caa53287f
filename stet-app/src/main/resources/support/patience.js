/* Finds the number that shows patience, and goes on by itself. Where hashes cannot be made here, the words on the page hold: wait. */
(async () => {
  const form = document.getElementById("patience");
  const { patience, proof } = form.elements;
  const bits = Number(form.dataset.bits);
  if (!window.crypto?.subtle) return;
  const text = new TextEncoder();
  for (let number = 0; ; number++) {
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text.encode(`${patience.value}:${number}`)));
    const first = ((hash[0] << 24) | (hash[1] << 16) | (hash[2] << 8) | hash[3]) >>> 0;
    if (Math.clz32(first) >= bits) {
      proof.value = number;
      form.submit();
      return;
    }
  }
})();
