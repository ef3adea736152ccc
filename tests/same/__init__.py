"""What oscb makes of thousands of inputs, in a digest each: so that no change of behaviour passes unseen.

The measures of reading say how much is right, and the tests beside the code say what must be so; this says that
anything at all is other than before. Whoever means a change makes the digests anew, and looks at what differs:

    python -m tests.same            make them anew, and name what differs
    python -m tests.same NAME       show what is made of one input
"""
