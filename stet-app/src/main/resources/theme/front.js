/* Today's times as distance from now; the printed date stays for older ones. */
document.querySelectorAll("time").forEach(t=>{let m=(new Date(t.dateTime)-Date.now())/6e4;m>-1440&&m<0&&(t.textContent=new Intl.RelativeTimeFormat(document.documentElement.lang).format(...m>-60?[Math.round(m),"minute"]:[Math.round(m/60),"hour"]))});
