namespace NeuroChip.Devices.Chips;

/// <summary>One place for every item at the smallest sum of costs: shortest augmenting paths with potentials (Kuhn 1955; Jonker and Volgenant 1987), O(n³).</summary>
static class Assignment
{
    /// <param name="costs">[items, places], square, finite.</param>
    /// <returns>Place of every item.</returns>
    public static int[] Best(double[,] costs)
    {
        var count = costs.GetLength(0);
        var state = new State(costs, count);
        for (var item = 1; item <= count; item++)
        {
            state.Augment(item);
        }

        var places = new int[count];
        for (var place = 1; place <= count; place++)
        {
            places[state.ItemAt[place] - 1] = place - 1;
        }

        return places;
    }

    // Items and places count from 1; place 0 holds the item that is being added.
    sealed class State(double[,] costs, int count)
    {
        readonly double[] _itemPrice = new double[count + 1], _placePrice = new double[count + 1], _slack = new double[count + 1];
        readonly int[] _previous = new int[count + 1];
        readonly bool[] _visited = new bool[count + 1];

        public int[] ItemAt { get; } = new int[count + 1];

        public void Augment(int item)
        {
            ItemAt[0] = item;
            Array.Fill(_slack, double.PositiveInfinity);
            Array.Clear(_visited);
            var place = 0;
            while (ItemAt[place] != 0)
            {
                place = Advance(place);
            }

            while (place != 0)
            {
                ItemAt[place] = ItemAt[_previous[place]];
                place = _previous[place];
            }
        }

        // Settles a place and returns the cheapest one that is not settled yet.
        int Advance(int from)
        {
            _visited[from] = true;
            var item = ItemAt[from];
            var next = 0;
            var least = double.PositiveInfinity;
            for (var place = 1; place <= count; place++)
            {
                if (_visited[place])
                {
                    continue;
                }

                var reduced = costs[item - 1, place - 1] - _itemPrice[item] - _placePrice[place];
                if (reduced < _slack[place])
                {
                    (_slack[place], _previous[place]) = (reduced, from);
                }

                if (_slack[place] < least)
                {
                    (least, next) = (_slack[place], place);
                }
            }

            Reprice(least);
            return next;
        }

        void Reprice(double by)
        {
            for (var place = 0; place <= count; place++)
            {
                if (_visited[place])
                {
                    _itemPrice[ItemAt[place]] += by;
                    _placePrice[place] -= by;
                }
                else
                {
                    _slack[place] -= by;
                }
            }
        }
    }
}
