"""Headers and closings of councils that do not exist, as data: what each part is, in which order, with which labels.

A part is its layout and what stands in it. A pair is a label and the key of the value beside it (``make.values_of``).
Layouts of the header: ``words`` (a line in bold), ``lines`` (a label and its value a line), ``below`` (the value on
the line after), ``tabs`` (a tab between), ``rows`` (a table of two columns), ``wide`` (several pairs in a row),
``over`` (each cell a label with the value below it), ``cells`` (each cell ``label: value``), ``box`` (one cell).
Layouts of the closing: ``listed``, ``bulleted``, ``lettered``, ``numbered`` (a heading and lines), ``tabled`` (a table
with headings of columns), ``keyed`` (rows under a row that names them), ``celled`` (one cell), ``answered`` (rows with
YES), and those of the header.
"""

from typing import Any

Part = tuple[str, Any]
Form = dict[str, tuple[Part, ...]]

COUNCILS: dict[str, Form] = {
    "amberley": {
        "header": (
            ("words", "{council}"),
            ("lines", (("Report for", "committee_day"), ("Title", "title"), ("Report authorised by", "by"))),
            ("below", (("Lead Officers", "authors"),)),
            ("lines", (("Ward(s) affected", "wards"), ("Report for Key/Non-Key Decision", "key"))),
        ),
        "closing": (
            ("listed", ("Appendices", "annexes", "Appendix {n} – {v}")),
            ("listed", ("Background papers", "papers", "{v}")),
        ),
    },
    "bexcombe": {
        "header": (
            ("words", "Report to Committee"),
            (
                "rows",
                (
                    ("To", "committee"),
                    ("By", "by"),
                    ("Date of Meeting", "day"),
                    ("Subject", "title"),
                    ("Wards", "wards"),
                    ("Portfolio", "member"),
                ),
            ),
        ),
        "closing": (
            (
                "rows",
                (
                    ("Report Author", "author_name"),
                    ("Job title", "author_title"),
                    ("Telephone", "phone"),
                    ("Email", "email"),
                ),
            ),
            ("tabled", (("Appendix no.", "Title"), "annexes")),
            ("tabled", (("Background paper", "Held at", "Contact"), "papers")),
        ),
    },
    "carrow": {
        "header": (
            (
                "wide",
                (
                    (("Meeting", "committee"), ("Date", "day")),
                    (("Report title", "title"),),
                    (("Author", "author"), ("Classification", "status")),
                    (("Ward", "wards"), ("Exempt", "ticks")),
                ),
            ),
        ),
        "closing": (
            ("keyed", ("Appendices", "annexes", "Appendix {n}")),
            ("keyed", ("Background papers", "papers", "{n}")),
        ),
    },
    "dunstow": {
        "header": (
            (
                "over",
                (
                    ("Agenda item no.", "item"),
                    ("Date", "day"),
                    ("Meeting name", "committee"),
                    ("Classification", "status"),
                ),
            ),
            ("rows", (("Report title", "title"), ("Wards or groups affected", "wards"), ("From", "by"))),
        ),
        "closing": (
            ("heading", "Background documents"),
            ("tabled", (("Background Papers", "Held At", "Contact"), "papers")),
            ("heading", "Appendices"),
            ("tabled", (("No.", "Title"), "annexes")),
            ("heading", "Audit trail"),
            (
                "rows",
                (
                    ("Lead Officer", "by_named"),
                    ("Report Author", "author"),
                    ("Version", "version"),
                    ("Key decision?", "key"),
                ),
            ),
        ),
    },
    "eastmarsh": {
        "header": (
            ("words", "This report is public"),
            (
                "title alone",
                (
                    ("Committee", "committee"),
                    ("Date of committee", "day"),
                    ("Portfolio holder", "member"),
                    ("Date agreed by portfolio holder", "agreed"),
                    ("Report of", "by"),
                ),
            ),
        ),
        "closing": (
            ("heading", "Decision information"),
            ("rows", (("Key decision", "key"), ("Subject to call in", "yes"), ("Ward(s) affected", "wards"))),
            ("heading", "Document information"),
            (
                "mixed",
                (
                    ("Appendices", "annexes"),
                    ("Background papers", "papers"),
                    ("Report author", "author"),
                    ("Report author contact details", "reach"),
                ),
            ),
        ),
    },
    "fenwick": {
        "header": (
            ("words", "Officer report for decision"),
            (
                "cells",
                (
                    (("Meeting", "committee"), ("Date", "day")),
                    (("Title", "title"), ("Wards", "wards")),
                    (("Author", "author_name"), ("Job title", "author_title")),
                    (("Cabinet lead", "member"), ("Director lead", "by")),
                ),
            ),
        ),
        "closing": (("answered", ("annexes",)), ("celled", ("Background papers:", "papers"))),
    },
    "garside": {
        "header": (
            ("lines", (("Report author", "author_name"), ("Tel", "phone"))),
            ("title", ""),
            (
                "lines",
                (
                    ("Date", "day"),
                    ("Report of", "by"),
                    ("Report to", "committee"),
                    ("Will the decision be open for call in?", "ticks"),
                    ("Does the report contain confidential or exempt information?", "ticks_no"),
                ),
            ),
        ),
        "closing": (
            ("bulleted", ("Appendices", "annexes", "Appendix {n} – {v}")),
            ("bulleted", ("Background papers", "papers", "{v}")),
        ),
    },
    "holmeby": {
        "header": (
            ("words", "Agenda Item {item}"),
            ("title", ""),
            (
                "tabs",
                (
                    ("To:", "committee"),
                    ("Meeting date:", "day"),
                    ("From:", "by"),
                    ("Electoral division(s):", "wards"),
                    ("Key decision:", "key"),
                    ("Forward Plan ref:", "version"),
                ),
            ),
            ("block", ("Officer contact:", ("Name", "Post", "Email", "Tel"))),
        ),
        "closing": (("lettered", ("Appendices", "annexes")), ("listed", ("Source documents", "papers", "{v}"))),
    },
    "ingleby": {
        "header": (
            ("words", "{council}"),
            ("words", "Report for Resolution"),
            ("lines", (("Committee", "committee_day"), ("Subject", "title"), ("Report of", "by"))),
        ),
        "closing": (
            ("block", ("Contact Officers:", ("Name", "Position", "Telephone", "E-mail"))),
            ("numbered", ("Background documents (available for public inspection):", "papers")),
            ("numbered", ("List of appendices", "annexes")),
        ),
    },
    "jarrold": {
        "header": (
            ("words", "{committee}"),
            ("words", "{day}"),
            ("title", ""),
            (
                "rows",
                (
                    ("Final decision-maker", "committee"),
                    ("Lead director", "by"),
                    ("Lead officer and report authors", "authors"),
                    ("Classification", "status"),
                    ("Wards affected", "wards"),
                ),
            ),
        ),
        "closing": (
            ("listed", ("9. Report appendices", "annexes", "Appendix {n}: {v}")),
            ("listed", ("10. Background papers", "papers", "{v}")),
        ),
    },
}
"""What the reader was built by, and beside the real councils' forms."""

UNSEEN: dict[str, Form] = {
    "kelby": {
        "header": (
            (
                "table of",
                (
                    ("Committee(s): {committee}", "Dated: {day}"),
                    ("Subject: {title}", "{status}"),
                    ("Does this proposal require extra revenue and/or capital spending?", "N"),
                    ("Report of: {by}", "For Decision"),
                    ("Report author: {author}", ""),
                ),
            ),
        ),
        "closing": (
            ("bulleted", ("Appendices", "annexes", "Appendix {n} – {v}")),
            ("listed", ("Background Papers", "papers", "{v}")),
            ("text", "T: {phone}"),
            ("text", "E: {email}"),
        ),
    },
    "lowmoor": {
        "header": (
            ("words", "{committee}"),
            (
                "table of",
                (
                    ("Report title: {title}",),
                    ("Date: {day}",),
                    ("Key decision: {key}",),
                    ("Class: Part 1",),
                    ("Ward(s) affected: {wards}",),
                    ("Contributors: {by}",),
                ),
            ),
        ),
        "closing": (
            ("heading", "12. Background papers"),
            ("numbered", ("12.1 The following are background papers:", "papers")),
            ("heading", "13. Report author(s) and contact"),
            ("text", "{author_name}, {author_title}, {email}, {phone}"),
            ("heading", "14. Appendices"),
            ("lettered", ("The appendices are:", "annexes")),
        ),
    },
    "marchwood": {
        "header": (
            ("text", "From:\t{member}"),
            ("text", "\t{by}"),
            ("text", "To:\t{committee_day}"),
            ("text", "Subject:\t{title}"),
            ("text", "Classification:\t{status}"),
            ("text", "Electoral Division:\t{wards}"),
        ),
        "closing": (
            ("bulleted", ("Background Documents", "papers", "{v}")),
            ("bulleted", ("List of Appendices", "annexes", "Appendix {n}: {v}")),
            ("heading", "Contact details"),
            (
                "table of",
                (("Report Author:\n{author_name}\n{author_title}\n{phone}\n{email}", "Director:\n{by_named}"),),
            ),
        ),
    },
    "northwick": {
        "header": (
            ("words", "{council}"),
            (
                "table of",
                (
                    ("Author/Lead Officer of Report: {author}\nTel: {phone}",),
                    ("Report of:", "{by}"),
                    ("Report to:", "{committee}"),
                    ("Date of Decision:", "{day}"),
                    ("Subject:", "{title}"),
                    ("Has appropriate consultation taken place?", "{ticks}"),
                ),
            ),
        ),
        "closing": (
            ("keyed", ("Appendices", "annexes", "{n}")),
            ("celled", ("Background Papers:", "papers")),
        ),
    },
    "oakham vale": {
        "header": (
            ("below", (("Meeting", "committee"), ("Date of meeting", "day"), ("Report title", "title"))),
            ("below", (("Report of", "by"), ("Wards affected", "wards"))),
            ("text", "Contact officer: {author_name}, {author_title} ({phone}) {email}"),
        ),
        "closing": (
            ("lettered", ("Enclosures", "annexes")),
            ("numbered", ("Background papers used in the preparation of this report", "papers")),
        ),
    },
    "pembury": {
        "header": (
            (
                "table of",
                (
                    ("REPORT TO:", "{committee}"),
                    ("DATE:", "{day}"),
                    ("REPORT TITLE:", "{title}"),
                    ("RESPONSIBLE DIRECTOR:", "{by}"),
                    ("CONTACT OFFICERS:", "{author_name} – {author_title}\n{email}\nTel: {phone}"),
                    ("WARDS:", "{wards}"),
                    ("IS IT A KEY DECISION?", "{ticks}"),
                ),
            ),
        ),
        "closing": (
            ("heading", "APPENDICES"),
            ("table of", (("A", "{annexes[0]}"),)),
            ("heading", "BACKGROUND PAPERS"),
            ("table of", (("1", "{papers[0]}"),)),
        ),
        "short": (),
    },
    "quarley": {
        "header": (
            ("words", "{title}"),
            ("text", "Meeting: {committee}   Date: {day}"),
            ("text", "Report by: {by}   Wards: {wards}"),
            ("text", "Purpose: For decision"),
        ),
        "closing": (
            ("celled", ("Supporting documents and background papers", "papers")),
            ("tabled", (("Appendix", "Description"), "annexes")),
            ("heading", "Officer contact details"),
            (
                "table of",
                (("Name", "Post", "Telephone", "Email"), ("{author_name}", "{author_title}", "{phone}", "{email}")),
            ),
        ),
    },
    "rushbrook": {
        "header": (
            ("table of", (("Committee:\n{committee}", "Date of meeting:\n{day}", "Item:\n{item}"),)),
            (
                "table of",
                (
                    ("Title:", "{title}"),
                    ("Report author(s):", "{authors[0]}\n{authors[1]}"),
                    ("Lead member:", "{member}"),
                ),
            ),
        ),
        "closing": (
            ("text", "Appendices"),
            ("text", "Appendix A – {annexes[0]}"),
            ("text", "Background papers: {papers[0]}"),
        ),
        "short": (),
    },
    "sedgeley": {
        "header": (
            ("words", "{council}"),
            ("words", "Cover sheet for reports to members"),
            (
                "wide",
                (
                    (("Decision to be taken by", "committee"), ("On", "day")),
                    (("Report title", "title"), ("Item", "item")),
                ),
            ),
            (
                "rows",
                (
                    ("Chief Officer presenting", "by"),
                    ("Electoral wards affected", "wards"),
                    ("Forward plan no.", "version"),
                ),
            ),
        ),
        "closing": (
            ("listed", ("List of background documents", "papers", "{v}")),
            ("listed", ("Attachments", "annexes", "Annex {n}: {v}")),
            ("text", "For further information on this report contact: {author_name}, {author_title}, {phone}, {email}"),
        ),
    },
    "tarrant": {
        "header": (
            ("words", "{committee} – {day}"),
            ("title", ""),
            ("text", "Report by the {by}"),
            ("text", "Wards: {wards}"),
            ("block", ("Report contact:", ("Name", "Job title", "Email address", "Telephone number"))),
        ),
        "closing": (
            (
                "table of",
                (
                    ("Appendices", "Appendix A: {annexes[0]}"),
                    ("Background papers", "{papers[0]}"),
                    ("Equality analysis", "Attached"),
                ),
            ),
        ),
        "short": (),
    },
}
"""Forms that were written when the reader was done, and not looked at before."""
