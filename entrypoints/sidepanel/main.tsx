import { render } from "preact";
import { SidePanel } from "../../components/sidepanel/SidePanel";
import { setDocumentLanguage } from "../../components/ui/document-language";
import "../../components/tokens.css";

setDocumentLanguage(document.documentElement);
const root = document.getElementById("root");
if (root) render(<SidePanel />, root);
