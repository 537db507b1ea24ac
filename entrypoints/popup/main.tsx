import { render } from "preact";
import { firstView } from "../../components/popup/first-view";
import { Popup } from "../../components/popup/Popup";
import { setDocumentLanguage } from "../../components/ui/document-language";
import { activeTab } from "../../utils/platform/tabs";
import "../../components/tokens.css";
import "./window.css";

performance.mark("eval");
setDocumentLanguage(document.documentElement);
const root = document.getElementById("root");
const tab = await activeTab().catch(() => null);
performance.mark("tab");
const first = tab && (await firstView(tab.id));
performance.mark("view");
if (root) render(<Popup tab={tab} first={first} />, root);
performance.mark("rendered");
