// The annual report with the package docx of npm: node by_docx_of_npm.js REPORT.json OUT.docx
const fs = require("fs");
const { Document, HeadingLevel, Packer, Paragraph, TextRun } = require("docx");
const data = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const line = (text) => new Paragraph({ children: [new TextRun(text)] });
const heading = (text) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
const numbered = (text) => text.split("\n\n").map((words) => new Paragraph({ text: words, numbering: { reference: "n", level: 0 } }));
const children = [
  line(`Divisions Affected – ${data.divisions_affected}`), line(data.committee), line(data.meeting_date),
  new Paragraph({ text: data.title, heading: HeadingLevel.HEADING_1 }), line(`Report by ${data.report_by}`),
  heading("Recommendation"), ...data.recommendation.items.map(line),
  ...data.sections.flatMap((section) => [heading(section.heading || section.key), ...numbered(section.text)]),
  ...data.implications.flatMap((entry) => [heading(entry.area), ...numbered(entry.text), line(Object.values(entry.checked_by).join(", "))]),
  line(data.signatory.name), line(data.month),
];
const numbering = { config: [{ reference: "n", levels: [{ level: 0, format: "decimal", text: "%1.", alignment: "left" }] }] };
Packer.toBuffer(new Document({ numbering, sections: [{ children }] })).then((buffer) => fs.writeFileSync(process.argv[3], buffer));
