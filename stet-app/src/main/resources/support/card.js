/* Turns a card into a token on the provider's own field; the card itself never comes to the newsroom. */
(() => {
  const form = document.getElementById("card");
  const said = document.getElementById("said");
  const button = form.querySelector("button");
  const { key, mode, minor, currency, language, unreachable } = form.dataset;
  if (!window.Stripe) {
    said.textContent = unreachable;
    return;
  }
  const stripe = Stripe(key, { locale: language });
  // Another card for a plan that there is: nothing is charged now.
  const elements = stripe.elements(mode === "setup" ? { mode, currency } : { mode, amount: Number(minor), currency });
  elements.create("payment").mount("#field");
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    const checked = await elements.submit();
    const made = checked.error ? checked : await stripe.createConfirmationToken({ elements });
    if (made.error) {
      said.textContent = made.error.message;
      button.disabled = false;
      return;
    }
    form.elements.token.value = made.confirmationToken.id;
    form.submit();
  });
})();
