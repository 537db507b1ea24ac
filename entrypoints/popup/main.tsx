import { render } from "preact";
import { noteEarlyKeys } from "../../components/popup/early-keys";
import { firstView } from "../../components/popup/first-view";
import { Popup } from "../../components/popup/Popup";
import { setDocumentLanguage } from "../../components/ui/document-language";
import { activeTab } from "../../utils/platform/tabs";
import "../../components/tokens.css";

setDocumentLanguage(document.documentElement);
const root = document.getElementById("root");
const earlyKeys = noteEarlyKeys();
const tab = await activeTab().catch(() => null);
const first = tab && (await firstView(tab.id));
if (root) render(<Popup tab={tab} first={first} early={earlyKeys()} />, root);
