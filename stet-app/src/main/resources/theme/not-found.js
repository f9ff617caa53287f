/* Shows the titles that hold every word typed. */
(d=>{let i=d("q"),l=[...d("all").children],n=d("nil");d("find").hidden=0;i.oninput=()=>{let c=0,w=i.value.toLowerCase().split(" ");l.map(e=>c+=!(e.hidden=!w.every(x=>e.textContent.toLowerCase().includes(x))));n.textContent=c?"":n.dataset.none}})(x=>document.getElementById(x));
