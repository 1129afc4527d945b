# SPDX-License-Identifier: MIT
# Copyright (c) 2026 The Candour authors
# Controls first: what a control determines is no driver's merit.
inOrder <- c(terms$id[terms$control], terms$id[!terms$control])
f <- modelOf(inOrder, subset(design, used), if (exists("extras")) extras else character(0))
