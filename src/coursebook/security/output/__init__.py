"""What a build made, held against the policy: the doctree, the finished HTML, and the step that publishes it."""
