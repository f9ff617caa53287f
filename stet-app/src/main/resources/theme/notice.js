/* A notice that was closed stays closed in this tab. */
try{shut.checked=sessionStorage.shut==shut.dataset.id;shut.onchange=()=>sessionStorage.shut=shut.dataset.id}catch{}
