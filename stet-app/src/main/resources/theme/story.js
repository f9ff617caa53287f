/* The link opens the phone's own way to share, where there is one. */
navigator.share&&(link.onclick=e=>{e.preventDefault();navigator.share({url:link.href}).catch(()=>0)});
