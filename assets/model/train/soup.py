"""The mean of the weights of several runs that began alike.

    python soup.py OUT.safetensors RUN.safetensors…
"""
import sys

import torch
from safetensors.torch import load_file, save_file

runs = [load_file(path) for path in sys.argv[2:]]
save_file({name: torch.stack([run[name] for run in runs]).mean(0) for name in runs[0]}, sys.argv[1])
