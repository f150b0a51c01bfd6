from __future__ import faster
