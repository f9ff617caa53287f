// Proposes the time zone of this machine; nothing is sent until the form is.
"use strict";

(() => {
  const field = document.getElementById("zone");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = [...document.querySelectorAll("#zones option")].some((option) => option.value === here);
  if (field && field.value === "" && known) field.value = here;
})();
