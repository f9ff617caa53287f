// The column beside a story: byline, topics, lead photo. Each choice lands in a hidden field that the editor keeps with the words.
"use strict";

(() => {
  const proof = () => ({[document.querySelector('meta[name="_csrf_header"]').content]: document.querySelector('meta[name="_csrf"]').content});
  const editor = document.querySelector("stet-editor");

  function changed(field) {
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }

  // Fields that grow with their words, for browsers that do not do it by themselves.
  document.querySelectorAll(".sheet textarea").forEach((area) => {
    const fit = () => {
      area.style.height = "auto";
      area.style.height = `${area.scrollHeight}px`;
    };
    area.addEventListener("input", fit);
    area.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && event.preventDefault());
    window.addEventListener("resize", fit);
    fit();
  });

  // What was typed before the editor was there counts as typed.
  document.querySelectorAll("[data-field]").forEach((field) => {
    const before = field.matches("select") ? ([...field.options].find((option) => option.defaultSelected)?.value ?? "") : field.defaultValue;
    if (field.type !== "hidden" && field.value !== before) changed(field);
  });

  // A phone begins with the text; what belongs to it waits folded.
  const column = document.getElementById("column");
  if (column && matchMedia("(max-width: 60rem)").matches) column.open = false;

  // Chips: byline and topics.
  document.querySelectorAll("[data-chips]").forEach((box) => {
    const field = box.querySelector("input[data-field]");
    const chips = box.querySelector(".chips");
    const adder = box.querySelector("select, input:not([data-field])");

    function keep() {
      field.value = [...chips.children].map((chip) => chip.dataset.id).join(",");
      changed(field);
    }

    function dress(chip) {
      const name = chip.textContent.trim();
      const off = document.createElement("button");
      off.type = "button";
      off.textContent = "×";
      off.setAttribute("aria-label", `Take off: ${name}`);
      off.addEventListener("click", () => {
        chip.remove();
        keep();
        adder.focus();
      });
      chip.append(off);
    }

    function add(id, name) {
      if ([...chips.children].some((chip) => chip.dataset.id === id)) return;
      const chip = document.createElement("li");
      const words = document.createElement("span");
      words.textContent = name;
      words.dir = "auto";
      chip.dataset.id = id;
      chip.append(words);
      dress(chip);
      chips.append(chip);
      keep();
    }

    async function addTopic(name) {
      const response = await fetch("/topics", {
        method: "POST",
        headers: {Accept: "application/json", ...proof()},
        body: new URLSearchParams({language: box.dataset.language, name}),
      });
      if (response.ok) {
        const topic = await response.json();
        add(topic.id, topic.name);
      }
      return response.ok;
    }

    [...chips.children].forEach(dress);
    if (adder.matches("select")) {
      adder.addEventListener("change", () => {
        if (adder.value) add(adder.value, adder.selectedOptions[0].textContent);
        adder.value = "";
      });
    } else {
      adder.addEventListener("keydown", async (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        const name = adder.value.trim();
        if (name && (await addTopic(name))) adder.value = "";
      });
    }
  });

  // Photos: the picker is a page part, asked for when it is opened.
  const dialog = document.getElementById("photos");
  let forLead = false;
  let files = [];

  async function openPicker() {
    const response = await fetch("/photos", {headers: {Accept: "text/html", "HX-Request": "true"}});
    if (!response.ok) return;
    dialog.innerHTML = await response.text();
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector("input[type=file]");
    if (input && files.length > 0) {
      const carrier = new DataTransfer();
      carrier.items.add(files[0]);
      input.files = carrier.files;
      files = [];
    }
  }

  function take(photo) {
    dialog.close();
    if (forLead) setLead(photo.id);
    else editor.insertPhoto({id: photo.id, alt: photo.alt, width: Number(photo.width), height: Number(photo.height)});
  }

  async function setLead(id) {
    const field = document.querySelector('input[data-field="photo"]');
    const shown = document.getElementById("lead-shown");
    field.value = id;
    changed(field);
    if (!id) {
      shown.replaceChildren();
      return;
    }
    const response = await fetch(`/photos/${id}/lead`, {headers: {Accept: "text/html", "HX-Request": "true"}});
    if (response.ok) shown.innerHTML = await response.text();
  }

  dialog?.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (event.target === dialog || button?.hasAttribute("data-close")) dialog.close();
    if (button?.dataset.photo) take({id: button.dataset.photo, ...button.dataset});
  });

  dialog?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const finding = form.getAttribute("role") === "search";
    const request = finding
      ? fetch(`/photos?${new URLSearchParams(new FormData(form))}`, {headers: {Accept: "text/html", "HX-Request": "true"}})
      : fetch(form.action, {method: "POST", body: new FormData(form), headers: {Accept: "text/html", "HX-Request": "true", ...proof()}});
    const pressed = event.submitter;
    if (pressed) pressed.disabled = true;
    const response = await request.catch(() => null);
    if (pressed) pressed.disabled = false;
    if (!response) return;
    const words = await response.text();
    const made = response.headers.get("X-Photo");
    if (response.ok && made) {
      take(JSON.parse(decodeURIComponent(made)));
    } else {
      const chosen = form.querySelector("input[type=file]")?.files;
      dialog.innerHTML = words;
      const input = dialog.querySelector("input[type=file]");
      // What was chosen stays chosen when a word was missing.
      if (input && chosen?.length) input.files = chosen;
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-pick-photo]")) {
      forLead = true;
      openPicker();
    }
    if (event.target.closest("[data-drop-photo]")) setLead("");
  });
  document.addEventListener("stet:pick-photo", (event) => {
    forLead = false;
    files = [...(event.detail?.files ?? [])];
    openPicker();
  });

  // Who leaves with every word kept leaves the story free for others; unsent words keep it, so that they can still arrive.
  let unsent = false;
  document.addEventListener("stet:changed", () => (unsent = true));
  document.addEventListener("input", (event) => (unsent ||= Boolean(event.target.dataset?.field)));
  document.addEventListener("stet:kept", () => (unsent = false));
  window.addEventListener("pagehide", () => {
    if (unsent || !editor) return;
    const proven = {lock: editor.dataset.lock, _csrf: document.querySelector('meta[name="_csrf"]').content};
    navigator.sendBeacon(`/stories/${editor.dataset.story}/release`, new URLSearchParams(proven));
  });
  window.addEventListener("pageshow", (event) => event.persisted && location.reload());

  // Whatever leads away waits for the last words to be kept.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-after-save]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    await editor?.saveNow();
    location.assign(link.href);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.hasAttribute("data-after-save") || form.dataset.saved) return;
    event.preventDefault();
    await editor?.saveNow();
    form.dataset.saved = "yes";
    form.requestSubmit(event.submitter);
  });
})();
