/* The link opens the phone's own way to share, or is copied. */
(a=>{let n=navigator;a.onclick=e=>{let c=n.share?n.share({url:a.href}):n.clipboard&&n.clipboard.writeText(a.href).then(()=>a.textContent=a.dataset.said);c&&(e.preventDefault(),c.catch(()=>0))}})(document.getElementById("link"));
