"""Makes a Word file: opens the base document, writes every part into it, and saves it.

The words of the whole document are written as text and parsed once; python-docx keeps styles, parts and
relations. What each block looks like stands in the modules beside this one.
"""

import io
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml

from linkwell import paths
from linkwell.domain.document import Banner, Cards, Document, Heading, Part, Voice, words
from linkwell.domain.progress import Progress
from linkwell.domain.style import Style
from linkwell.render.docx import blocks, cards, embedded, package, properties, stylesheet
from linkwell.render.docx.job import Job, Page, Place, bookmark_name, page, palette
from linkwell.render.docx.markup import NAMESPACES, paragraph
from linkwell.render.docx.measure import height, pages_of_parts
from linkwell.render.docx.prose import heading
from linkwell.render.docx.sections import Sections
