"""What a fine net makes of the training texts, for the fast net to learn from.

    python teach.py fine.safetensors teacher.pkl
"""
import os, pickle, sys

import torch
from safetensors.torch import load_file

import data, fine

torch.set_num_threads(int(os.environ.get("THREADS", 1)))
net = fine.Tagger()
net.load_state_dict(load_file(sys.argv[1]))
documents = data.read("train.jsonl", fine.CORPUS, fine.MODEL)
found = fine.predict(net, documents)
pickle.dump({d.name: paragraphs for d, paragraphs in zip(documents, found)}, open(sys.argv[2], "wb"))
