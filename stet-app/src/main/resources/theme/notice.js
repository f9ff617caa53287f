/* A notice that was closed stays closed in this tab. */
(n=>{try{n.checked=sessionStorage.shut==n.dataset.id;n.onchange=()=>sessionStorage.shut=n.dataset.id}catch{}})(document.getElementById("shut"));
