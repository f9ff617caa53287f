import {StetEditor} from "./element";

if (!customElements.get("stet-editor")) customElements.define("stet-editor", StetEditor);
