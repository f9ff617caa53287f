/* Shows the titles that hold every word typed. */
{let l=[...titles.children];seek.hidden=0;q.oninput=()=>{let w=q.value.toLowerCase().split(" ");nil.textContent=l.filter(e=>!(e.hidden=!w.every(x=>e.textContent.toLowerCase().includes(x))))[0]?"":nil.dataset.none}}
