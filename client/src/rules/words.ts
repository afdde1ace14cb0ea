// The rulebook's own words travel with its code, not with the first page.
import text from "../../../assets/text/en/rules.ftl";
import { addText } from "../core/text.ts";

addText(text);
